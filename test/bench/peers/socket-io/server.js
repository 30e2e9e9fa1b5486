// The echo of socket.io, without the way of asking over HTTP first. Prints its port.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'] });

io.on('connection', (socket) => {
  socket.on('echo', ({ text }) => {
    socket.emit('echo', { text });
  });
});

http.listen(0, '127.0.0.1', () => console.log(http.address().port));
