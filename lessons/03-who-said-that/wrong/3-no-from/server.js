// Somebody says something, and all hear who.
on('say', (client, text) => {
  broadcast('said', { name: client.name, text });
});
