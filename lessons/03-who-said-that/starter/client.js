say.onclick = () =>
  send_message({ op: 'say', text: box.value });

// A name, or a colour, of your own.
rename.onclick = () =>
  send_message({ op: 'rename', name: box.value });
paint.onchange = () =>
  send_message({ op: 'paint', color: paint.value });

HANDLERS.said = (msg) =>
  show(msg.from, msg.text, msg.color);
