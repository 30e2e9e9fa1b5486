// Who pressed first? Nobody yet.
let winner = '';

on('buzz', (client) => {
  if (winner !== '') {
    client.send('late');
    return;
  }
  winner = client.name;
  broadcast('won', { winner });
});

on('next', (client) => {
  winner = '';
  broadcast('ready');
});
