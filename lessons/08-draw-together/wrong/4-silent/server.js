// All dots of our picture.
let picture = [];

on('join', (client) => {
  client.send('picture', { dots: picture });
});
on('dot', (client, x, y, color) => {
  picture.push({ x, y, color });
  broadcast('dot', { x, y, color });
});
on('wipe', (client) => {
  // Nothing happens yet.
});
