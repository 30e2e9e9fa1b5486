// Two doors.
red.onclick = () =>
  send_message({ op: 'enter', room: 'red' });
blue.onclick = () =>
  send_message({ op: 'enter', room: 'blue' });

chat.onsubmit = (event) => {
  event.preventDefault();
  send_message({ op: 'say', text: box.value });
  box.value = '';
};

HANDLERS.entered = (msg) => paint(msg.room);
HANDLERS.said = (msg) => show(msg.from, msg.text);
