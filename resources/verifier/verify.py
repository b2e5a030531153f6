#!/usr/bin/env python3
"""
公开摇号的独立验证程序 (协议 anju-draw/1)          Independent check of a public draw.

只用 Python 3 标准库。按协议文字编写，不含发布方的任何代码。
Python 3 standard library only; written from the protocol's text, shares no code with the office's program.

    python3 verify.py PATH [NO]          PATH 是公布的文件夹或 ZIP；NO 是登记编号
                                         PATH is the published folder or ZIP; NO a registration number
    python3 verify.py --proof FILE [PATH]  检查名册证明，可与公布的方案对照
                                         checks an inclusion proof, against the published plan if given

退出码 Exit code: 0 一致 everything agrees, 1 不一致 something differs, 2 用法 usage.
手工抽查 By hand:  sha256sum plan.json result.ndjson ;  printf '%s' "$SEED:$NO#0" | sha256sum
"""
import hashlib
import json
import math
import os
import re
import sys
import zipfile

FILES = ("plan.json", "roster.ndjson", "units.ndjson", "seed.json", "result.ndjson")


class Refused(Exception):
    """某一部分不符 One part is not as it must be."""


def demand(holds, part, chinese, english):
    if not holds:
        raise Refused("%s: %s %s" % (part, chinese, english))


# ---------------------------------------------------------------- 散列 hashes

def rotate(x, n):
    n %= 32
    return ((x << n) | (x >> (32 - n))) & 0xFFFFFFFF


def sm3(data):
    """国密 SM3 (GB/T 32905-2016)，供没有 SM3 的 Python 使用. For a Python whose hashlib has none."""
    v = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    data = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, "big")
    for start in range(0, len(data), 64):
        w = [int.from_bytes(data[i:i + 4], "big") for i in range(start, start + 64, 4)]
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15)
            w.append(x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = v
        for j in range(64):
            t = 0x79CC4519 if j < 16 else 0x7A879D8A
            ss1 = rotate((rotate(a, 12) + e + rotate(t, j)) & 0xFFFFFFFF, 7)
            ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
            tt1 = (ff + d + (ss1 ^ rotate(a, 12)) + (w[j] ^ w[j + 4])) & 0xFFFFFFFF
            tt2 = (gg + h + ss1 + w[j]) & 0xFFFFFFFF
            a, b, c, d = tt1, a, rotate(b, 9), c
            e, f, g, h = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17), e, rotate(f, 19), g
        v = [x ^ y for x, y in zip(v, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(4, "big") for x in v)


def hash_named(name):
    """字节 → 摘要 bytes → digest."""
    if name == "sha256":
        return lambda data: hashlib.sha256(data).digest()
    try:
        hashlib.new("sm3")
    except ValueError:
        return sm3
    return lambda data: hashlib.new("sm3", data).digest()


def hexed(H, text):
    return H(text.encode("utf-8")).hex()


# ---------------------------------------------------------------- 规范 JSON  canonical JSON (RFC 8785)

MAX_INTEGER = 2 ** 53 - 1


def integer_from(digits):
    number = int(digits) if len(digits) < 20 else MAX_INTEGER + 1
    if abs(number) > MAX_INTEGER:
        raise ValueError("number too large")
    return number


def no_float(text):
    raise ValueError("only integers: " + text)


def canonical(value, depth=32):
    """RFC 8785: 成员名按 UTF-16 排序，无空白. Members sorted by UTF-16, no white space; integers only here."""
    if isinstance(value, (dict, list)) and depth == 0:
        raise ValueError("too deep")
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{%s}" % ",".join(canonical(n) + ":" + canonical(value[n], depth - 1) for n in names)
    if isinstance(value, list):
        return "[%s]" % ",".join(canonical(member, depth - 1) for member in value)
    return json.dumps(value, ensure_ascii=False)


def read_canonical(text, part):
    """逐字节规范，否则拒绝 Refused unless it is canonical to the byte."""
    try:
        value = json.loads(text, parse_float=no_float, parse_constant=no_float, parse_int=integer_from)
        again = canonical(value)
        again.encode("utf-8")  # 半个代理对不是字符 half a surrogate pair is no character
    except (ValueError, RecursionError) as error:
        raise Refused("%s: 不是规范 JSON not canonical JSON (%s)" % (part, error)) from None
    demand(again == text, part, "不是规范 JSON", "not canonical JSON")
    return value


def read_lines(data, file):
    demand(data == b"" or data.endswith(b"\n"), file, "末行没有换行符", "the last line has no line feed")
    lines = data.split(b"\n")[:-1]
    return lines, [read_canonical(decoded(line, file), "%s 第 %d 行 line %d" % (file, n, n))
                   for n, line in enumerate(lines, 1)]


def decoded(data, part):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(part + ": 不是 UTF-8 not UTF-8") from None


# ---------------------------------------------------------------- 内容检查 what each part must hold

CODE = re.compile(r"[0-9A-Z-]{1,32}\Z")
DIGEST = re.compile(r"[0-9a-f]{64}\Z")


def is_text(x):
    return isinstance(x, str)


def is_int(x):
    return isinstance(x, int) and not isinstance(x, bool)


def is_positive(x):
    return is_int(x) and x > 0


def is_count(x):
    return is_int(x) and x >= 0


def is_code(x):
    return is_text(x) and CODE.match(x) is not None


def is_digest(x):
    return is_text(x) and DIGEST.match(x) is not None


def is_list_of(test):
    return lambda x: isinstance(x, list) and all(test(member) for member in x)


def one_of(*values):
    return lambda x: is_text(x) and x in values


def has(part, value, **tests):
    demand(isinstance(value, dict), part, "应为对象", "must be an object")
    for name, test in tests.items():
        demand(name in value and test(value[name]), "%s.%s" % (part, name), "内容不对", "wrong content")


def check_plan(plan):
    has("plan.json", plan, protocol=one_of("anju-draw/1"), drawId=is_text, title=is_text, city=is_text,
        hash=one_of("sha256", "sm3"), rosterRoot=is_digest, rosterCount=is_count, unitRoot=is_digest,
        unitCount=is_count, pools=is_list_of(lambda x: True), rounds=is_list_of(lambda x: True),
        reserves=one_of("by-tier", "by-key"), assign=one_of("order", "unit"),
        contributions=is_list_of(lambda x: True), rehearsal=lambda x: isinstance(x, bool),
        previous=lambda x: x is None or is_digest(x))
    for pool in plan["pools"]:
        has("plan.json pools", pool, id=is_code, label=is_text)
    pools = [pool["id"] for pool in plan["pools"]]
    demand(len(set(pools)) == len(pools), "plan.json pools", "重复", "doubled")
    demand(plan["rounds"] != [], "plan.json rounds", "没有轮次", "no round")
    for part in plan["rounds"]:
        has("plan.json rounds", part, tiers=is_list_of(is_positive), seats=lambda x: True)
        demand(part["tiers"] != [], "plan.json rounds.tiers", "为空", "empty")
        seats = part["seats"]
        demand(seats == "rest" or isinstance(seats, dict) and all(is_count(n) for n in seats.values())
               and all(pool in pools for pool in seats), "plan.json rounds.seats", "内容不对", "wrong content")
    bits = 0.0
    for c in plan["contributions"]:
        has("plan.json contributions", c, id=lambda x: is_text(x) and re.match(r"[a-z0-9-]{1,32}\Z", x), org=is_text,
            label=is_text, alphabet=lambda x: is_text(x) and len(set(x)) > 1, length=is_positive)
        bits += c["length"] * math.log2(len(set(c["alphabet"])))
    ids = [c["id"] for c in plan["contributions"]]
    demand(len(set(ids)) == len(ids), "plan.json contributions", "重复", "doubled")
    demand(plan["rehearsal"] or bits >= 128, "plan.json contributions", "随机性不足", "less than 128 bits")
    return pools


def check_order(rows, file):
    """按编号严格升序，编号不重复 Strictly ascending by number."""
    for before, row in zip(rows, rows[1:]):
        demand(before["no"] < row["no"], file, "编号未升序或重复", "not ascending: " + row["no"])


def check_roster(roster, pools):
    known = set(pools)
    for entry in roster:
        has("roster.ndjson", entry, no=is_code, pools=is_list_of(is_text), tier=is_positive,
            tickets=lambda x: is_positive(x) and x <= 1000, name=is_text, id=is_digest)
        wishes = entry["pools"]
        demand(1 <= len(wishes) <= 16 and len(set(wishes)) == len(wishes) and known.issuperset(wishes),
               "roster.ndjson " + entry["no"], "志愿不对", "wrong preferences")
    check_order(roster, "roster.ndjson")


def check_units(units, pools):
    for unit in units:
        has("units.ndjson", unit, no=is_code, pool=lambda x: is_text(x) and x in pools)
    check_order(units, "units.ndjson")


# ---------------------------------------------------------------- 名册根 Merkle roots (RFC 9162 §2.1)

def merkle_root(lines, H):
    level = [H(b"\x00" + line) for line in lines]
    if not level:
        return H(b"").hex()
    while len(level) > 1:
        # 两两合并；落单的原样上升 in pairs; the one left over moves up unchanged
        level = [H(b"\x01" + level[i] + level[i + 1]) if i + 1 < len(level) else level[i]
                 for i in range(0, len(level), 2)]
    return level[0].hex()


def root_of_proof(line, index, size, path, H):
    """RFC 9162 §2.1.3.2；路径长度不对则为 None None when the path does not fit."""
    place, last, digest = index, size - 1, H(b"\x00" + line)
    for sibling in path:
        if last == 0:
            return None
        if place % 2 == 1 or place == last:
            digest = H(b"\x01" + sibling + digest)
            while place % 2 == 0 and place != 0:
                place, last = place // 2, last // 2
        else:
            digest = H(b"\x01" + digest + sibling)
        place, last = place // 2, last // 2
    return digest.hex() if last == 0 else None


def check_proof(text, bundle=None):
    proof = read_canonical(text.strip(" \t\r\n"), "proof")
    names = {"protocol", "drawId", "planHash", "hash", "root", "line", "index", "size", "path"}
    has("proof", proof, protocol=one_of("anju-proof/1"), drawId=is_text, planHash=is_digest,
        hash=one_of("sha256", "sm3"), root=is_digest, line=is_text, index=is_count, size=is_count,
        path=is_list_of(is_digest))
    demand(set(proof) == names, "proof", "多余内容", "foreign member")
    entry = read_canonical(proof["line"], "proof.line")
    has("proof.line", entry, no=is_text)
    demand(proof["index"] < proof["size"], "proof.index", "超出名册", "beyond the roster")
    root = root_of_proof(proof["line"].encode("utf-8"), proof["index"], proof["size"],
                         [bytes.fromhex(x) for x in proof["path"]], hash_named(proof["hash"]))
    demand(root == proof["root"], "proof.path", "推不出名册根", "does not lead to the root")
    if bundle is not None:
        data = bundle("plan.json")
        plan = read_canonical(decoded(data, "plan.json"), "plan.json")
        check_plan(plan)
        for name, published in (("drawId", plan["drawId"]), ("hash", plan["hash"]), ("root", plan["rosterRoot"]),
                                ("size", plan["rosterCount"]), ("planHash", hash_named(plan["hash"])(data).hex())):
            demand(proof[name] == published, "proof." + name, "与公布的方案不符", "is not the published plan's")
    return proof, entry["no"]


# ---------------------------------------------------------------- 摇号 the draw, steps 3 to 7

def make_seed(plan, plan_hash, values, H):
    demand(isinstance(values, dict), "seed.json values", "应为对象", "must be an object")
    demand(set(values) == {c["id"] for c in plan["contributions"]}, "seed.json values", "与声明的来源不符",
           "not the declared contributions")
    text = plan_hash + "\n"
    for c in plan["contributions"]:
        value = values[c["id"]]
        demand(is_text(value) and len(value) == c["length"] and set(value) <= set(c["alphabet"]),
               "seed.json values." + c["id"], "长度或字符不符", "wrong length or character")
        text += "%s=%s\n" % (c["id"], value)
    return hexed(H, text)


def compute_rows(plan, roster, units, seed, H):
    # 4. 每户的键：各签散列的最小者 each entry's key: the smallest hash of its tickets
    keys = {e["no"]: min(hexed(H, "%s:%s#%d" % (seed, e["no"], t)) for t in range(e["tickets"])) for e in roster}
    order = sorted(roster, key=lambda e: (keys[e["no"]], e["no"]))
    # 5. 逐轮选池 the rounds
    left = {pool["id"]: 0 for pool in plan["pools"]}
    for unit in units:
        left[unit["pool"]] += 1
    chosen = {}
    ranks = dict.fromkeys(left, 0)
    rows = []
    for place, part in enumerate(plan["rounds"], 1):
        seats = {pool: n if part["seats"] == "rest" else min(n, part["seats"].get(pool, 0))
                 for pool, n in left.items()}
        tiers = set(part["tiers"])
        for e in order:
            if e["no"] in chosen or e["tier"] not in tiers:
                continue
            pool = next((p for p in e["pools"] if seats[p] > 0), None)
            if pool is None:
                continue
            seats[pool] -= 1
            left[pool] -= 1
            ranks[pool] += 1
            chosen[e["no"]] = pool
            rows.append({"no": e["no"], "pool": pool, "rank": ranks[pool], "round": place, "key": keys[e["no"]]})
    rows.sort(key=lambda row: (row["pool"], row["rank"]))
    # 7. 房源 the units
    if plan["assign"] == "unit":
        drawn = {pool: [] for pool in left}
        for unit in sorted(units, key=lambda u: (hexed(H, "%s:%s@unit" % (seed, u["no"])), u["no"])):
            drawn[unit["pool"]].append(unit["no"])
        for row in rows:
            row["unit"] = drawn[row["pool"]][row["rank"] - 1]
    # 6. 候补 the reserves
    waiting = [e for e in order if e["no"] not in chosen]
    if plan["reserves"] == "by-tier":
        waiting.sort(key=lambda e: e["tier"])  # 稳定排序 stable
    for rank, e in enumerate(waiting, 1):
        rows.append({"no": e["no"], "pool": "", "rank": rank, "round": 0, "key": keys[e["no"]]})
    return rows


# ---------------------------------------------------------------- 全部验证 everything together

def verify(bundle):
    """bundle(文件名) → 字节 bytes. 返回结果行 returns the rows; Refused when anything differs."""
    plan_bytes = bundle("plan.json")
    plan = read_canonical(decoded(plan_bytes, "plan.json"), "plan.json")
    pools = check_plan(plan)
    H = hash_named(plan["hash"])
    plan_hash = H(plan_bytes).hex()
    roster_lines, roster = read_lines(bundle("roster.ndjson"), "roster.ndjson")
    check_roster(roster, pools)
    unit_lines, units = read_lines(bundle("units.ndjson"), "units.ndjson")
    check_units(units, pools)
    for file, lines, count, root in (("roster.ndjson", roster_lines, "rosterCount", "rosterRoot"),
                                     ("units.ndjson", unit_lines, "unitCount", "unitRoot")):
        demand(len(lines) == plan[count], file, "行数与方案不符", "count is not the plan's")
        demand(merkle_root(lines, H) == plan[root], file, "根与方案不符", "root is not the plan's")
    published = read_canonical(decoded(bundle("seed.json"), "seed.json"), "seed.json")
    has("seed.json", published, planHash=is_digest, values=lambda x: True, seed=is_digest, resultHash=is_digest)
    demand(len(published) == 4, "seed.json", "多余内容", "foreign member")
    seed = make_seed(plan, plan_hash, published["values"], H)
    demand(published["planHash"] == plan_hash, "seed.json planHash", "与方案不符", "is not the plan's hash")
    demand(published["seed"] == seed, "seed.json seed", "与重算不符", "is not what the values give")
    rows = compute_rows(plan, roster, units, seed, H)
    computed = [canonical(row).encode("utf-8") for row in rows]
    result = bundle("result.ndjson")
    expected = b"".join(line + b"\n" for line in computed)
    if result != expected:
        theirs, ours = result.split(b"\n"), computed + [b""]
        n = next((i for i, (x, y) in enumerate(zip(theirs, ours)) if x != y), min(len(theirs), len(ours)))
        raise Refused("result.ndjson 第 %d 行 line %d: 与重算不符 is not what comes out" % (n + 1, n + 1))
    demand(published["resultHash"] == H(result).hex(), "seed.json resultHash", "与结果不符", "is not the result's hash")
    return plan, plan_hash, seed, H(result).hex(), rows


def open_bundle(path):
    """文件夹或 ZIP a folder or a ZIP (the files at its top, or in one folder of it)."""
    def from_folder(name):
        try:
            with open(os.path.join(path, name), "rb") as file:
                return file.read()
        except OSError:
            raise Refused(name + ": 缺少 missing") from None
    if os.path.isdir(path):
        return from_folder
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile):
        raise Refused(path + ": 打不开 cannot be opened") from None

    def from_zip(name):
        found = [n for n in archive.namelist() if n == name or re.fullmatch(r"[^/]+/" + re.escape(name), n)]
        demand(len(found) == 1, name, "缺少或重复", "missing or doubled")
        try:
            return archive.read(found[0])
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
            raise Refused("%s: 已损坏 damaged (%s)" % (name, error)) from None
    return from_zip


def outcome(no, rows):
    for row in rows:
        if row["no"] == no:
            if row["round"] == 0:
                return "候补 reserve · 第 %d 位 rank %d" % (row["rank"], row["rank"])
            unit = " · 房源 unit " + row["unit"] if "unit" in row else ""
            return "中签 chosen · %s 第 %d 位 rank %d%s" % (row["pool"], row["rank"], row["rank"], unit)
    return "不在此名册 not in this roster"


def main(arguments):
    if arguments[:1] == ["--proof"] and len(arguments) in (2, 3):
        with open(arguments[1], "rb") as file:
            text = decoded(file.read(), "proof")
        proof, no = check_proof(text, open_bundle(arguments[2]) if len(arguments) == 3 else None)
        print("成立 holds: %s\n  方案 plan   %s\n  名册 roster %s (%d)" % (no, proof["planHash"], proof["root"], proof["size"]))
        return 0
    if len(arguments) not in (1, 2) or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    plan, plan_hash, seed, result_hash, rows = verify(open_bundle(arguments[0]))
    print("%s %s%s" % (plan["title"], plan["drawId"], " (演练 rehearsal)" if plan["rehearsal"] else ""))
    print("  方案 plan    " + plan_hash)
    print("  名册 roster  %s (%d)" % (plan["rosterRoot"], plan["rosterCount"]))
    print("  房源 units   %s (%d)" % (plan["unitRoot"], plan["unitCount"]))
    print("  种子 seed    " + seed)
    print("  结果 result  " + result_hash)
    if len(arguments) == 2:
        print("  %s: %s" % (arguments[1], outcome(arguments[1], rows)))
    print("全部一致 everything is as published")
    return 0


if __name__ == "__main__":
    # 有些系统的终端不是 UTF-8 some terminals are not UTF-8
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except Refused as refusal:
        print("不一致 does not hold: %s" % refusal)
        sys.exit(1)
    except OSError as error:
        print("打不开 cannot be opened: %s" % error)
        sys.exit(1)
