// Somebody shouts. Everyone hears it.
on('shout', (client, text) => {
  broadcast('heard', 'everyone', { text });
});
on('ring', (client) => {
  // Nothing happens yet.
});
