// Somebody draws a dot.
on('dot', (client, x, y, color) => {
  broadcast('dot', { x, y: x, color });
});
on('wipe', (client) => {
  // Nothing happens yet.
});
