// Somebody says something: tell everyone.
on('say', (client, text) => {
  broadcast('said', { text, from: client.name });
});

// Somebody waves: tell everyone who it was.
on('wave', (client) => {
  broadcast('waved', { from: client.name });
});
