// Cats or dogs?
const score = { cats: 0, dogs: 0 };

on('vote', (client, animal) => {
  score[animal] += 1;
  broadcast('score', score);
});
