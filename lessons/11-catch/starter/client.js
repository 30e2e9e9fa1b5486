// An arrow was pressed.
function go(way) {
  send_message({ op: 'go', way });
}

// Put every player in place.
HANDLERS.places = (msg) => {
  board.replaceChildren();
  for (const name in msg.players) {
    const { x, y } = msg.players[name];
    put(name, x, y, name === msg.it);
  }
};
