// Somebody says something. Who was it?
on('say', (client, text) => {
  broadcast('said', { text });
});
