// The names of all who are here.
const here = new Set();

// Tells every page the list.
function tell() {
  broadcast('here', { names: [...here] });
}

on('connect', (client) => {
  broadcast('came', { name: client.name });
  here.add(client.name);
  tell();
});

on('disconnect', (client) => {
  tell();
  here.delete(client.name);
});
