// Before each fork of a confined program the kernel asks the supervisor, which so limits the number of processes for root, too,
// and before there are too many: nothing that looks on can keep up with a program that forks without end.

#include "confinement.h"

#include <string.h>
#include <sys/socket.h>

static struct msghdr message(struct iovec *byte, void *control, size_t size) {
    return (struct msghdr){.msg_iov = byte, .msg_iovlen = 1, .msg_control = control, .msg_controllen = size};
}

int send_descriptor(int socket, int descriptor) {
    char byte = 0, control[CMSG_SPACE(sizeof(int))] = {0};
    struct iovec content = {&byte, 1};
    struct msghdr sent = message(&content, control, sizeof control);
    struct cmsghdr *header = CMSG_FIRSTHDR(&sent);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
    return sendmsg(socket, &sent, 0) == 1 ? 0 : -1;
}

int receive_descriptor(int socket) {
    char byte, control[CMSG_SPACE(sizeof(int))] = {0};
    struct iovec content = {&byte, 1};
    struct msghdr received = message(&content, control, sizeof control);
    int descriptor = -1;
    if (recvmsg(socket, &received, 0) == 1 && CMSG_FIRSTHDR(&received) != NULL) {
        memcpy(&descriptor, CMSG_DATA(CMSG_FIRSTHDR(&received)), sizeof(int));
    }
    return descriptor;
}

#ifdef __linux__
#include <errno.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>

void answer_fork(int questions, bool may_fork) {
    struct seccomp_notif question = {0};
    // The process that is asked about may have been killed.
    if (ioctl(questions, SECCOMP_IOCTL_NOTIF_RECV, &question) != 0) return;
    struct seccomp_notif_resp answer = {.id = question.id};
    if (may_fork) {
        answer.flags = 1;  // SECCOMP_USER_NOTIF_FLAG_CONTINUE
    } else {
        answer.error = -EAGAIN;
    }
    ioctl(questions, SECCOMP_IOCTL_NOTIF_SEND, &answer);
}
#else
void answer_fork(int questions, bool may_fork) {
    (void)questions;
    (void)may_fork;
}
#endif
