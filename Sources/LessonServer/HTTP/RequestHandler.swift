import FlyingFox
import Foundation
import LessonRendering

/// Answers each request of one server: decides who may ask, finds out what is asked, and has the course answer.
struct RequestHandler: HTTPHandler {
    let access: AccessGuard
    let course: CourseReplies
    let hub: EventHub
    let connections: Connections

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        switch access.decision(on: AccessGuard.Request(request)) {
        case .refused(let refusal):
            // A page of the course is let finish, within reason, so that its browser shows the answer.
            if refusal == .tooLarge { _ = await RequestBody(of: request) }
            return HTTPResponse(course.reply(to: refusal, isPost: request.method == .POST))
        case .opened: return HTTPResponse(opening(isFromElsewhere: request.headers[.fetchSite] == "cross-site"))
        case .allowed: break
        }
        let route: Route
        do {
            route = try Route(
                method: request.method.rawValue, path: request.target.path(), query: request.target.query())
        } catch {
            return HTTPResponse(course.reply(to: error, isPost: request.method == .POST))
        }
        if case .events = route { return try await events(request) }
        guard case .action(let action) = route else {
            connections.received(from: request.remoteAddress)
            return HTTPResponse(await course.reply(to: route))
        }
        switch await RequestBody(of: request) {
        case .whole(let body):
            connections.received(from: request.remoteAddress)
            return HTTPResponse(await course.reply(to: action, with: body))
        case .tooLarge: return HTTPResponse(course.reply(to: .tooLarge, isPost: true))
        case .broken: return HTTPResponse(course.failure(.badRequest, .notJSON))
        }
    }

    /// Lets a browser in; one that comes by a link of another page would not send the cookie to where it is redirected.
    private func opening(isFromElsewhere: Bool) -> Reply {
        var reply = isFromElsewhere ? course.wayIn : Reply(status: .seeOther, headers: ["Location": "/"])
        reply.headers["Set-Cookie"] = access.cookie
        return reply
    }

    private func events(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard AccessGuard.Request(request).isUpgrade else {
            return HTTPResponse(course.failure(.badRequest, .nothingHere))
        }
        guard let subscription = hub.listen() else {
            return HTTPResponse(course.failure(.unavailable, .tooManyPages))
        }
        connections.received(from: request.remoteAddress)
        let connection = EventConnection(subscription: subscription)
        var response = try await WebSocketHTTPHandler(handler: connection).handleRequest(request)
        guard case .webSocket = response.payload else {
            return HTTPResponse(course.failure(.badRequest, .nothingHere))
        }
        for (name, value) in Reply.commonHeaders where name != "Connection" {
            response.headers[HTTPHeader(name)] = value
        }
        return response
    }
}

extension AccessGuard.Request {
    /// FlyingFox keeps the last of several headers of a name, so the lists have one at most.
    init(_ request: HTTPRequest) {
        self.init(
            method: request.method.rawValue, path: request.target.path(),
            hosts: request.headers.values(for: .host),
            origins: request.headers.values(for: .origin),
            cookies: request.headers.values(for: .cookie),
            contentTypes: request.headers.values(for: .contentType),
            fetchSite: request.headers[.fetchSite],
            bodyLength: request.headers[.contentLength].flatMap { Int($0) },
            isUpgrade: request.headers[.upgrade] != nil)
    }
}

extension HTTPHeader {
    fileprivate static let origin = HTTPHeader("Origin")
    fileprivate static let fetchSite = HTTPHeader("Sec-Fetch-Site")
}

extension HTTPStatusCode {
    fileprivate init(_ status: Reply.Status) {
        self =
            switch status {
            case .ok: .ok
            case .noContent: .noContent
            case .seeOther: .seeOther
            case .badRequest: .badRequest
            case .forbidden: .forbidden
            case .notFound: .notFound
            case .methodNotAllowed: .methodNotAllowed
            case .tooLarge: .payloadTooLarge
            case .unsupportedMediaType: .unsupportedMediaType
            case .serverError: .internalServerError
            case .unavailable: .serviceUnavailable
            }
    }
}

extension HTTPResponse {
    init(_ reply: Reply) {
        var headers = HTTPHeaders()
        for (name, value) in Reply.commonHeaders.merging(reply.headers, uniquingKeysWith: { $1 }) {
            headers[HTTPHeader(name)] = value
        }
        self.init(
            statusCode: HTTPStatusCode(reply.status), headers: headers, body: LastBody.sequence(reply.body))
    }
}
