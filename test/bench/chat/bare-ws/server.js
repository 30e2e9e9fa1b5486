import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const FILES = { '/': 'index.html', '/page.js': 'page.js' };

const http = createServer(async (request, response) => {
  const file = FILES[request.url];
  if (file) response.end(await readFile(file));
  else response.writeHead(404).end();
});
const server = new WebSocketServer({ server: http });
let visitors = 0;

function broadcast(message) {
  const text = JSON.stringify(message);
  for (const socket of server.clients) {
    socket.send(text);
  }
}

server.on('connection', (socket) => {
  let name = `visitor ${++visitors}`;
  socket.send(JSON.stringify({ op: 'eval_js', script: 'document.title = "Chat"' }));

  socket.on('message', (data) => {
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    switch (message?.op) {
      case 'name':
        name = message.name;
        break;
      case 'chatmsg':
        broadcast({ op: 'chatmsg', name, text: message.text });
        break;
    }
  });

  socket.on('close', () => {
    broadcast({ op: 'left', name });
  });
});

http.listen(process.env.PORT ?? 8000);
