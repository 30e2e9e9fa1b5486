// Send what was typed.
chat.onsubmit = (event) => {
  event.preventDefault();
  send_message({ op: 'say', text: box.value });
  box.value = '';
};
wave.onclick = () => send_message({ op: 'wave' });
// Show what the server tells everyone.
HANDLERS.said = (msg) => show(msg.from + ': ' + msg.text);
HANDLERS.waved = (msg) => show(msg.from + ' waves 👋');
