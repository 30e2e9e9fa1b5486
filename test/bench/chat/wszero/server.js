on('connect', (client) => {
  client.eval_js('document.title = "Chat"');
});

on('name', (client, name) => {
  client.name = name;
});

on('chatmsg', (client, text) => {
  broadcast('chatmsg', { name: client.name, text });
});

on('disconnect', (client) => {
  broadcast('left', { name: client.name });
});
