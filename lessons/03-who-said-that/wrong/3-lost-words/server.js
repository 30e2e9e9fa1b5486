// Somebody says something, and all hear who.
on('say', (client, text) => {
  broadcast('said', { from: client.name });
});
