// Somebody draws a dot.
on('dot', (client, x, y, color) => {
  client.send('dot', { x, y, color });
});
on('wipe', (client) => {
  // Nothing happens yet.
});
