const socket = io();

nameBox.onchange = () => {
  socket.emit('name', { name: nameBox.value });
};

textBox.onchange = () => {
  socket.emit('chatmsg', { text: textBox.value });
};

socket.on('eval_js', ({ script }) => {
  eval(script);
});

socket.on('chatmsg', ({ name, text }) => {
  show(`${name}: ${text}`);
});

socket.on('left', ({ name }) => {
  show(`${name} left`);
});
