/// How long and how much the server waits for.
package struct ServerLimits: Sendable {
    /// Until a request has come wholly, counted from the connection's beginning.
    package var request: Duration
    /// Until the other side takes something of what is sent to it.
    package var send: Duration
    /// Between two signs of life that an open page is asked for; after two without answer its connection is ended.
    package var ping: Duration

    package init(
        request: Duration = .seconds(20), send: Duration = .seconds(20), ping: Duration = .seconds(25)
    ) {
        self.request = request
        self.send = send
        self.ping = ping
    }
}
