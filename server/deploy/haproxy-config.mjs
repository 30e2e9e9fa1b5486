/** The one template of what haproxy has to do in front of several nodes. `haproxy.example.cfg` beside it is made of it. */

/**
 * @typedef {object} HaproxyOptions
 * @property {string} bind where it listens, such as `127.0.0.1:8000`
 * @property {string} [certificate] a file with certificate and key: then it speaks TLS there, and leads from port 80 to it
 * @property {readonly { name: string, address: string }[]} nodes `address`: host and port
 */

/** The address of a name may change, and a name that has none yet keeps nobody from starting. */
const RESOLVERS = `resolvers system
    parse-resolv-conf

`;

/**
 * @param {HaproxyOptions} options
 * @returns {string}
 */
export function haproxyConfig({ bind, certificate, nodes }) {
  const scheme = certificate === undefined ? 'http' : 'https';
  const isNamed = nodes.some(({ address }) => /^[a-z]/i.test(address));
  const found = isNamed ? ' resolvers system init-addr last,libc,none' : '';
  return `# Spreads projects over nodes: all that is of one project goes to one of them, for as long as that is ready.

${isNamed ? RESOLVERS : ''}defaults
    mode http
    timeout connect 1s
    timeout check 1500ms
    timeout http-request 20s
    timeout client 2m
    timeout server 30s
    # websockets: nodes ping them, and end those that do not answer
    timeout tunnel 1h
    # a connection that a node closes for its age at that moment would lose what is sent on it
    option http-server-close
    # a node that can not answer for a project says 503 before it has done anything: then another one is asked
    retries 3
    retry-on conn-failure 503
    option redispatch 1
    balance hash var(txn.project)
    hash-type consistent sdbm avalanche

frontend people
${certificate === undefined ? `    bind ${bind}` : tlsBind(bind, certificate)}
    # nodes speak with each other past this, and whoever watches over them asks each of them
    http-request deny deny_status 404 if { path_beg /cluster/ } or { path /readyz /metrics }
    # what a browser says of itself counts for nothing
    http-request del-header X-Forwarded-For
    http-request del-header X-Wszero-Forwarded
    http-request set-header X-Forwarded-Proto ${scheme}
    http-request set-header X-Forwarded-Host %[req.hdr(host)]
    option forwardfor
    # the project: its id stands in every address that is of it, alone or before the dot of a link
    acl of-a-project path_reg ^/(p|play|e|l|r|api/projects)/[a-z0-9-]
    http-request set-var(txn.project) path,regsub(^/api/projects/,/p/),field(3,/),field(1,.) if of-a-project
    use_backend sockets if { hdr(upgrade) -i websocket }
    use_backend reads if METH_GET
    default_backend calls

${backends(nodes, found)}`;
}

/**
 * The same nodes three times: asked for how they are once, and cut off or asked again as it fits what is wanted of them.
 * @param {HaproxyOptions['nodes']} nodes
 * @param {string} found how a name becomes an address
 */
function backends(nodes, found) {
  const servers = (/** @type {(name: string) => string} */ more) =>
    nodes.map(({ name, address }) => `    server ${name} ${address}${more(name)}${found}`).join('\n');
  const asSockets = servers((name) => ` track sockets/${name}`);
  return `backend sockets
    option httpchk GET /readyz
    # those of a node that is not ready any more are cut, for only that sends them to another one
    default-server check inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${servers(() => '')}

backend reads
    # asked twice they do no harm
    timeout server 10s
    retry-on conn-failure empty-response response-timeout 502 503
${asSockets}

backend calls
    # a node may be busy and do what it was asked: it is not cut off
${asSockets}
`;
}

/**
 * @param {string} bind
 * @param {string} certificate
 */
function tlsBind(bind, certificate) {
  return `    bind ${bind} ssl crt ${certificate} alpn h2,http/1.1
    bind :80
    http-request redirect scheme https code 301 unless { ssl_fc }`;
}

/**
 * What `haproxy.example.cfg` is made of.
 * @type {HaproxyOptions}
 */
export const EXAMPLE = {
  bind: ':443',
  certificate: '/etc/ssl/school.pem',
  nodes: [1, 2, 3].map((n) => ({ name: `node-${n}`, address: `node-${n}:8000` })),
};
