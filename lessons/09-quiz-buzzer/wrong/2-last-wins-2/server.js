// Who pressed first? Nobody yet.
let winner = '';

on('buzz', (client) => {
  if (winner === client.name) return;
  winner = client.name;
  broadcast('won', { winner });
});

on('next', (client) => {
  // Nothing happens yet.
});
