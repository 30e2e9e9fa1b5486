/** What `ws` does with nothing around it: each message goes back as it came, at `/all` to everybody who is there. Prints its port. */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on('connection', (socket, { url }) => {
  socket.on('message', (data: Buffer) => {
    if (url === '/all') for (const client of server.clients) client.send(data, { binary: false });
    else socket.send(data, { binary: false });
  });
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  console.log(typeof address === 'object' && address ? address.port : '');
});
