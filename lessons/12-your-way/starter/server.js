// What one says, all get.
on('say', (client, text) => {
  const from = client.name;
  broadcast('said', { from, text });
});
