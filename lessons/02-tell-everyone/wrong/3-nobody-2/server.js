// Somebody shouts. Everyone hears it.
on('shout', (client, text) => {
  client.send('heard', 'everyone', { text });
});
on('ring', (client) => {
  // Nothing happens yet.
});
