import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const FILES = { '/': 'index.html', '/page.js': 'page.js' };

const http = createServer(async (request, response) => {
  const file = FILES[request.url];
  if (file) response.end(await readFile(file));
  else response.writeHead(404).end();
});
const io = new Server(http);
let visitors = 0;

io.on('connection', (socket) => {
  let name = `visitor ${++visitors}`;
  socket.emit('eval_js', { script: 'document.title = "Chat"' });

  socket.on('name', (message) => {
    name = message.name;
  });

  socket.on('chatmsg', ({ text }) => {
    io.emit('chatmsg', { name, text });
  });

  socket.on('disconnect', () => {
    io.emit('left', { name });
  });
});

http.listen(process.env.PORT ?? 8000);
