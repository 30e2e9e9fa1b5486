// Who pressed first? Nobody yet.
let winner = '';

on('buzz', (client) => {
  if (winner !== '') return;
  winner = client.name;
  broadcast('won', { winner });
});

on('again', (client) => {
  winner = '';
  broadcast('ready');
});
