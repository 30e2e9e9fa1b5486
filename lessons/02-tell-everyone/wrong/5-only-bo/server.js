// Somebody shouts. Everyone hears it.
on('shout', (client, text) => {
  broadcast('heard', { text: text + '!' });
});
on('ring', (client) => {
  client.send('heard', { text: 'Ding dong!' });
});
