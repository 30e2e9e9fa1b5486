// Who pressed first? Nobody yet.
let winner = '';

on('buzz', (client) => {
  if (winner !== '') return;
  broadcast('won', { winner });
  winner = client.name;
});

on('next', (client) => {
  // Nothing happens yet.
});
