// Somebody shouts. Everyone hears it.
on('shout', (client, text) => {
  broadcast('shout', { text });
});
on('ring', (client) => {
  // Nothing happens yet.
});
