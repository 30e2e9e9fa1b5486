// Cats or dogs?
const score = { cats: 0, dogs: 0 };

on('vote', (client, pick) => {
  score[pick] += 1;
  broadcast('score', { score });
});
