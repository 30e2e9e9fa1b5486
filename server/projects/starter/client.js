// Send what was typed.
chat.onsubmit = () => {
  const text = box.value;
  send_message({ op: 'say', text });
};
wave.onclick = () =>
  send_message({ op: 'wave' });
// Show what the server sends.
HANDLERS.said = (msg) =>
  show(msg.from, msg.text);
