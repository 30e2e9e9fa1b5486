// Press a button: a message goes out.
shout.onclick = () =>
  send_message({ op: 'shout', text: box.value });
bell.onclick = () =>
  send_message({ op: 'ring' });

// Something was heard: show it.
HANDLERS.heard = (msg) => show(msg.text);
