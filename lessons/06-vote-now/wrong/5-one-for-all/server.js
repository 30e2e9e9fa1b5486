// Cats or dogs?
const score = { cats: 0, dogs: 0 };

let voted = false;

on('vote', (client, pick) => {
  if (voted) return;
  voted = true;
  score[pick] += 1;
  broadcast('score', score);
});
on('connect', (client) => {
  client.send('score', score);
});
