// Somebody says something, and all hear who.
on('say', (client, text) => {
  client.send('said', { from: client.name, text });
});
