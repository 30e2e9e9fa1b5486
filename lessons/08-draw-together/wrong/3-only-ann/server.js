// Somebody draws a dot.
on('dot', (client, x, y, color) => {
  client.send('dot', { x: x, y: y, color: color });
});
on('wipe', (client) => {
  // Nothing happens yet.
});
