// Enviar lo que se escribió.
chat.onsubmit = () => {
  const text = box.value;
  send_message({ op: 'say', text });
};
wave.onclick = () =>
  send_message({ op: 'wave' });
// Mostrar lo que envía el servidor.
HANDLERS.said = (msg) =>
  show(msg.from, msg.text);
