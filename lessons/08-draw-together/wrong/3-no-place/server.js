// Somebody draws a dot.
on('dot', (client, x, y, color) => {
  broadcast('dot', { x, color });
});
on('wipe', (client) => {
  // Nothing happens yet.
});
