// Somebody shouts. Everyone hears it.
on('shout', (client, text) => {
  broadcast('heard', { text: text + '!' });
});
on('ring', (client) => {
  // Nothing happens yet.
});
