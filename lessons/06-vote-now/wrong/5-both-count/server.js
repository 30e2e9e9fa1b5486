// Cats or dogs?
const score = { cats: 0, dogs: 0 };

on('vote', (client, pick) => {
  let voted = false;
  if (voted) return;
  voted = true;
  score[pick] += 1;
  broadcast('score', score);
});

on('connect', (client) => {
  client.send('score', score);
});
