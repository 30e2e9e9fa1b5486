// Who pressed first? Nobody yet.
let winner = '';

on('buzz', (client) => {
  if (winner === '') return;
  winner = client.name;
  broadcast('won', { winner });
});

on('next', (client) => {
  // Nothing happens yet.
});
