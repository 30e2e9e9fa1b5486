// Each small move is a message.
paper.onpointermove = (event) => {
  if (event.buttons === 0) return;
  const { x, y } = place(event);
  send_message({ op: 'dot', x, y, color });
};
wipe.onclick = () =>
  send_message({ op: 'wipe' });

// One new dot.
HANDLERS.dot = (msg) => draw(msg);
// All dots of a picture.
HANDLERS.picture = (msg) => {
  clear();
  msg.dots.forEach(draw);
};
