// One room, a Durable Object, that answers each message to who sent it.
export default {
  fetch(request, env) {
    return env.ROOM.get(env.ROOM.idFromName('room')).fetch(request);
  },
};

export class Room {
  fetch() {
    const [page, socket] = Object.values(new WebSocketPair());
    socket.accept();
    socket.addEventListener('message', ({ data }) => {
      const { op, text } = JSON.parse(data);
      if (op === 'echo') socket.send(JSON.stringify({ op: 'echo', text }));
    });
    return new Response(null, { status: 101, webSocket: page });
  }
}
