// The list of who is here.
HANDLERS.here = (msg) => {
  count.textContent = msg.names.length;
  list.replaceChildren(...msg.names.map(badge));
};

// News at the bottom.
HANDLERS.came = (msg) => {
  news.textContent = msg.name + ' came in.';
};
HANDLERS.left = (msg) => {
  news.textContent = msg.name + ' went out.';
};
