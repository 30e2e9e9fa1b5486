// Who pressed first? Nobody yet.
let winner = '';

on('buzz', (client) => {
  winner = client.name;
  broadcast('won', { winner });
  if (winner !== '') return;
});

on('next', (client) => {
  // Nothing happens yet.
});
