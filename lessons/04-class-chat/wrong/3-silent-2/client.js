// Send what was typed, and empty the box.
chat.onsubmit = (event) => {
  event.preventDefault();
  send_message({ op: 'say', text: box.value });
  box.value = '';
};

// Show what the server sends.

HANDLERS.said = (msg) => {
  msg.textContent = list.text;
};
