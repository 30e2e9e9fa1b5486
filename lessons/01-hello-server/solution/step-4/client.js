// Press Hello: a message goes out.
hello.onclick = () =>
  send_message({ op: 'hello' });
joke.onclick = () =>
  send_message({ op: 'joke' });

// An answer comes back: show it.
HANDLERS.answer = (msg) => {
  bubble.textContent = msg.text;
};
