"""PyTorch's side of `attend-benchmark kernel`: scaled_dot_product_attention, told what to do by lines."""
import ctypes
import sys
import time

import torch
from torch.nn.functional import scaled_dot_product_attention

inputs = None


def attention(causal, threads):
    if torch.get_num_threads() != threads:
        torch.set_num_threads(threads)
    with torch.inference_mode():
        return scaled_dot_product_attention(*inputs, is_causal=causal)


print(torch.__version__, flush=True)
for line in sys.stdin:
    word, *rest = line.split()
    if word == "load":
        folder, shape = rest[0], [1] + [int(size) for size in rest[1:]]
        # A copy of its own, aligned as PyTorch's allocator does it.
        inputs = [torch.from_file(f"{folder}/{name}", size=shape[1] * shape[2] * shape[3]).reshape(shape).clone()
                  for name in "qkv"]
        print("loaded", flush=True)
    elif word == "save":
        output = attention(rest[1] == "causal", int(rest[2])).contiguous()
        with open(rest[3], "wb") as file:
            file.write(ctypes.string_at(output.data_ptr(), output.numel() * output.element_size()))
        print("saved", flush=True)
    else:
        times = []
        for _ in range(int(rest[3])):
            start = time.perf_counter()
            attention(rest[1] == "causal", int(rest[2]))
            times.append((time.perf_counter() - start) * 1e3)
        print(*times, flush=True)
