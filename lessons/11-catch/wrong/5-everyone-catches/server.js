// Where each player is, on a board of 8 by 8.
const players = {};
let it = '';

on('connect', (client) => {
  const x = Object.keys(players).length % 8;
  players[client.name] = { x, y: 0 };
  client.send('places', { players, it });
});

on('disconnect', (client) => {
  delete players[client.name];
});

on('go', (client, way) => {
  const me = players[client.name];
  if (way === 'left') me.x = Math.max(me.x - 1, 0);
  if (way === 'right') me.x = Math.min(me.x + 1, 7);
  if (way === 'up') me.y = Math.max(me.y - 1, 0);
  if (way === 'down') me.y = Math.min(me.y + 1, 7);
  it = met(me) ?? it;
});

setInterval(() => {
  if (!players[it]) it = Object.keys(players)[0];
  broadcast('places', { players, it });
}, 200);

// The name of another player in the same place.
function met(me) {
  for (const name in players) {
    const { x, y } = players[name];
    if (players[name] !== me && x === me.x && y === me.y) return name;
  }
}
