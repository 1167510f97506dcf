"""Write recordings of binary formats from given signals, with planted words in every free field.

Built from the published layouts, and with MNE, h5py, mffpy and antio where
those write the format; nobody was recorded.
"""

import gzip
import struct
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
from made_text import FOUR, Array, Kind, Plant, write

STEP_UV = 0.05
"""Step of the formats with whole numbers."""


def whole(x: Array, kind: str = "<i2") -> bytes:
    """Return samples multiplexed as whole numbers of STEP_UV."""
    return np.round(x.T / STEP_UV).astype(kind).tobytes()


def edf(folder: Path, x: Array, plant: Plant, *, bytes_per: int = 2) -> Path:
    """Write EDF+ (2 bytes) or BDF+ (3 bytes) with records of one second and an annotation signal."""
    rate, count, n = 256, len(x), 60
    records = x.shape[1] // rate
    kind = "EDF" if bytes_per == 2 else "BDF"

    def row(*fields: object, width: int) -> bytes:
        return b"".join(str(f).encode().ljust(width)[:width] for f in fields)

    top = 2 ** (8 * bytes_per - 1)
    head = (b"0".ljust(8) if bytes_per == 2 else b"\xffBIOSEMI") + row(
        f"{plant()} F 02-MAY-1951 {plant()}", f"Startdate 02-MAR-2002 {plant()} {plant()} {plant()}", width=80
    )
    head += b"02.03.0211.12.13" + row(256 * (count + 2), width=8) + row(f"{kind}+C {plant()}", width=44)
    head += row(records, 1, width=8) + row(count + 1, width=4)
    head += row(*FOUR[:count], f"{kind} Annotations", width=16)
    head += row(*(plant() for _ in range(count + 1)), width=80) + row(*["uV"] * count, "", width=8)
    span = STEP_UV * top
    head += row(*[-span] * count, -1, width=8) + row(*[span - STEP_UV] * count, 1, width=8)
    head += row(*[-top] * (count + 1), width=8) + row(*[top - 1] * (count + 1), width=8)
    head += row(*(f"HP:0.1Hz {plant()}" for _ in range(count + 1)), width=80)
    head += row(*[rate] * count, n, width=8) + row(*(plant() for _ in range(count + 1)), width=32)
    body = []
    for r in range(records):
        part = np.round(x[:, r * rate : (r + 1) * rate] / STEP_UV).astype("<i4")
        packed = part[..., None].view("u1").reshape(*part.shape, 4)[..., :bytes_per].tobytes()
        note = f"+{r}\x14\x14\x00" + (f"+{r}.5\x14{plant()} seizure\x14\x00" if r in (1, 3) else "")
        body.append(packed + note.encode().ljust(n * bytes_per, b"\x00"))
    path = folder / f"{plant()}.{kind.lower()}"
    path.write_bytes(head + b"".join(body))
    return path


def bdf(folder: Path, x: Array, plant: Plant) -> Path:
    return edf(folder, x, plant, bytes_per=3)


def edf_interrupted(folder: Path, x: Array, plant: Plant) -> Path:
    """Write EDF+D: seventy seconds are missing in front of the eleventh record."""
    path = edf(folder, x, plant)
    content = path.read_bytes().replace(b"EDF+C", b"EDF+D")
    for second in range(x.shape[1] // 256 - 1, 9, -1):
        now, later = (f"+{s}\x14\x14\x00\x00".encode() for s in (second, second + 70))
        content = content.replace(now, later)
    path.write_bytes(content)
    return path


def gdf(folder: Path, x: Array, plant: Plant) -> Path:
    """Write GDF 2.20, records of one second."""
    rate, count = 256, len(x)
    records = x.shape[1] // rate
    head = b"GDF 2.20" + f"{plant()} {plant()}".encode().ljust(66) + bytes(10) + bytes([0, 70, 170, 2])
    head += plant().encode().ljust(64) + bytes(4) + struct.pack("<IIi", 52 * 3600000, 7 * 3600000, 3000)
    head += struct.pack("<QQHQ", 0, 0, count + 1, 0)[:18] + bytes(6) + bytes(8) + bytes([10, 20, 30, 40, 0, 0])
    head += struct.pack("<3H6f", 0, 0, 0, 0, 0, 0, 0, 0, 0) + struct.pack("<qIIHH", records, 1, 1, count, 0)
    assert len(head) == 256
    low, high = -32768, 32767
    each = b"".join(n.encode().ljust(16) for n in FOUR[:count]) + b"".join(plant().encode().ljust(80) for _ in x)
    each += b"uV    " * count + struct.pack(f"<{count}H", *[4275] * count)
    for value in (low * STEP_UV, high * STEP_UV, low, high):
        each += struct.pack(f"<{count}d", *[value] * count)
    each += b"".join(plant().encode().ljust(68) for _ in x) + struct.pack(f"<{3 * count}f", *[0.0] * 3 * count)
    each += struct.pack(f"<{count}i", *[rate] * count) + struct.pack(f"<{count}i", *[3] * count)
    each += bytes((12 + 20) * count)
    body = b"".join(np.round(x[:, r * rate : (r + 1) * rate] / STEP_UV).astype("<i2").tobytes() for r in range(records))
    path = folder / f"{plant()}.gdf"
    path.write_bytes(head + each + body)
    return path


def brainvision(folder: Path, x: Array, plant: Plant) -> Path:
    stem = plant()
    (folder / f"{stem}.eeg").write_bytes(whole(x))
    head = "BrainVision Data Exchange Header File Version 1.0"
    write(folder / f"{stem}.vmrk", head.replace("Header File", "Marker File,"), "[Common Infos]",
          f"DataFile={stem}.eeg", "[Marker Infos]", "Mk1=New Segment,,1,1,0,20210804140752000000",
          f"Mk2=Comment,{plant()},900,1,0")  # fmt: skip
    return write(
        folder / f"{stem}.vhdr", head, f"; Data created by {plant()}", "[Common Infos]", "Codepage=UTF-8",
        f"DataFile={stem}.eeg", f"MarkerFile={stem}.vmrk", "DataFormat=BINARY", "DataOrientation=MULTIPLEXED",
        f"NumberOfChannels={len(x)}", "SamplingInterval=3906.25", "[Binary Infos]", "BinaryFormat=INT_16",
        "[Channel Infos]", *(f"Ch{i + 1}={n},,{STEP_UV},µV" for i, n in enumerate(FOUR[: len(x)])),
        "[Comment]", f"{plant()} was recorded by {plant()}",
    )  # fmt: skip


def fif(folder: Path, x: Array, plant: Plant) -> Path:
    import mne

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = mne.io.RawArray(x * 1e-6, mne.create_info(list(FOUR[: len(x)]), 256, "eeg"), verbose="ERROR")
        with raw.info._unlock():
            raw.info["subject_info"] = {
                "id": 7,
                "his_id": plant(),
                "last_name": plant(),
                "first_name": plant(),
                "sex": 2,
            }
            raw.info["experimenter"], raw.info["proj_name"], raw.info["description"] = plant(), plant(), plant()
            raw.info["device_info"] = {"type": plant(), "model": plant(), "serial": plant(), "site": plant()}
        raw.set_annotations(mne.Annotations([2.0], [0.5], [plant()]))
        path = folder / f"{plant()}_raw.fif"
        raw.save(path, overwrite=True, verbose="ERROR")
    return path


def fif_gz(folder: Path, x: Array, plant: Plant) -> Path:
    path = fif(folder, x, plant)
    packed = path.with_name(path.name + ".gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    path.unlink()
    return packed


def eeglab_fields(x: Array, plant: Plant) -> dict[str, object]:
    return {
        "setname": plant(), "filename": plant(), "filepath": f"/home/{plant()}", "subject": plant(), "group": plant(),
        "condition": plant(), "session": plant(), "comments": plant(), "history": plant(), "nbchan": len(x),
        "trials": 1, "pnts": x.shape[1], "srate": 256.0, "xmin": 0.0, "xmax": x.shape[1] / 256,
    }  # fmt: skip


def eeglab(folder: Path, x: Array, plant: Plant, *, beside: bool = False) -> Path:
    from scipy.io import savemat

    places = np.array([(n, 0.1, 0.2, 0.3) for n in FOUR[: len(x)]],
                      dtype=[("labels", "O"), ("X", "O"), ("Y", "O"), ("Z", "O")])  # fmt: skip
    events = np.array([(plant(), 512.0)], dtype=[("type", "O"), ("latency", "O")])
    stem = plant()
    data: object = x.astype("<f4")
    if beside:
        (folder / f"{stem}.fdt").write_bytes(x.T.astype("<f4").tobytes())
        data = f"{stem}.fdt"
    held = eeglab_fields(x, plant) | {"data": data, "chanlocs": places, "event": events}
    savemat(folder / f"{stem}.set", {"EEG": held}, appendmat=False)
    return folder / f"{stem}.set"


def eeglab_fdt(folder: Path, x: Array, plant: Plant) -> Path:
    return eeglab(folder, x, plant, beside=True)


def eeglab_hdf5(folder: Path, x: Array, plant: Plant) -> Path:
    """Write what ``save -v7.3`` writes: HDF5 behind 512 bytes, texts as 16-bit numbers, cells as references."""
    import h5py

    path = folder / f"{plant()}.set"
    with h5py.File(path, "w", userblock_size=512) as file:
        group = file.create_group("EEG")
        group.attrs["MATLAB_class"] = np.bytes_("struct")
        refs = file.create_group("#refs#")

        def put(place: object, name: str, value: object) -> object:
            if isinstance(value, str):
                held = place.create_dataset(name, data=np.array([[ord(c)] for c in value], "<u2"))  # type: ignore[attr-defined]
                held.attrs["MATLAB_class"] = np.bytes_("char")
                held.attrs["MATLAB_int_decode"] = 2
            else:
                held = place.create_dataset(name, data=np.atleast_2d(np.asarray(value, float)))  # type: ignore[attr-defined]
                held.attrs["MATLAB_class"] = np.bytes_("double")
            return held

        for name, value in eeglab_fields(x, plant).items():
            put(group, name, value)
        put(group, "data", x.T)
        places = group.create_group("chanlocs")
        places.attrs["MATLAB_class"] = np.bytes_("struct")
        for key, values in {"labels": FOUR[: len(x)], "X": [0.1] * 4, "Y": [0.2] * 4, "Z": [0.3] * 4}.items():
            held = [put(refs, f"{key}{i}", v).ref for i, v in enumerate(values[: len(x)])]  # type: ignore[attr-defined]
            places.create_dataset(key, data=np.array([[r] for r in held], dtype=h5py.ref_dtype))
        events = group.create_group("event")
        events.attrs["MATLAB_class"] = np.bytes_("struct")
        put(events, "type", plant())
        put(events, "latency", 512.0)
    content = bytearray(path.read_bytes())
    content[:128] = b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\x00\x02IM"
    path.write_bytes(content)
    return path


def xdf(folder: Path, x: Array, plant: Plant) -> Path:
    """Write an EEG stream in chunks of sixteen, a marker stream, and clock offsets."""

    def chunk(tag: int, content: bytes) -> bytes:
        body = struct.pack("<H", tag) + content
        return b"\x04" + struct.pack("<I", len(body)) + body

    rate = 256
    labels = "".join(
        f"<channel><label>{n}</label><unit>microvolts</unit><type>EEG</type></channel>" for n in FOUR[: len(x)]
    )
    about = f"<name>{plant()}</name><source_id>{plant()}</source_id><hostname>{plant()}</hostname>"
    eeg = f"<?xml version='1.0'?><info>{about}<type>EEG</type><channel_count>{len(x)}</channel_count>"
    eeg += f"<nominal_srate>{rate}</nominal_srate><channel_format>float32</channel_format><uid>{plant()}</uid>"
    eeg += f"<desc><subject>{plant()}</subject><channels>{labels}</channels></desc></info>"
    marks = f"<?xml version='1.0'?><info><name>{plant()}</name><type>Markers</type><channel_count>1</channel_count>"
    marks += "<nominal_srate>0</nominal_srate><channel_format>string</channel_format></info>"
    out = [
        b"XDF:",
        chunk(1, f"<?xml version='1.0'?><info><version>1.0</version><note>{plant()}</note></info>".encode()),
    ]
    out += [chunk(2, struct.pack("<I", i) + text.encode()) for i, text in ((1, eeg), (2, marks))]
    word = plant().encode()
    out.append(
        chunk(
            3,
            struct.pack("<I", 2)
            + b"\x01\x01"
            + b"\x08"
            + struct.pack("<d", 103.0)
            + b"\x01"
            + bytes([len(word)])
            + word,
        )
    )
    for first in range(0, x.shape[1], 16):
        samples = b""
        for i in range(first, min(first + 16, x.shape[1])):
            stamp = b"\x08" + struct.pack("<d", 100.0 + i / rate)
            samples += stamp + x[:, i].astype("<f4").tobytes()
        count = min(16, x.shape[1] - first)
        out.append(chunk(3, struct.pack("<I", 1) + b"\x01" + bytes([count]) + samples))
        if first % 1024 == 0:
            out.append(chunk(4, struct.pack("<Idd", 1, 100.0 + first / rate, 0.001)))
    path = folder / f"{plant()}.xdf"
    path.write_bytes(b"".join(out))
    return path


def neuroscan(folder: Path, x: Array, plant: Plant, *, width: int = 2, lost: bool = False) -> Path:
    """Write a continuous file of the SCAN program; ``lost`` puts the event table where it cannot be."""
    head = bytearray(900)
    head[:12] = b"Version 3.0\x00"
    for at, size in ((21, 20), (41, 20), (61, 20), (81, 20), (101, 20), (121, 20), (205, 20)):
        head[at : at + size] = plant().encode().ljust(size, b"\x00")
    head[143:145] = b"FR"
    head[225:247] = b"08/04/21\x00\x0014:07:52\x00\x00\x00\x00"
    struct.pack_into("<H", head, 370, len(x))
    struct.pack_into("<H", head, 376, 256)
    struct.pack_into("<i", head, 864, x.shape[1])
    body = whole(x, f"<i{width}")
    events = 900 + 75 * len(x) + len(body)
    struct.pack_into("<I", head, 886, events + (430171 if lost else 0))
    each = b""
    for name in FOUR[: len(x)]:
        entry = bytearray(75)
        entry[:10] = name.encode().ljust(10, b"\x00")
        struct.pack_into("<f", entry, 59, STEP_UV * 204.8)
        struct.pack_into("<f", entry, 71, 1.0)
        each += bytes(entry)
    tail = struct.pack("<BII", 1, 0, 0)
    if lost:
        tail = bytes(430171) + tail
    path = folder / f"{plant()}.cnt"
    path.write_bytes(bytes(head) + each + body + tail)
    return path


def neuroscan_32(folder: Path, x: Array, plant: Plant) -> Path:
    return neuroscan(folder, x, plant, width=4)


def neuroscan_lost(folder: Path, x: Array, plant: Plant) -> Path:
    return neuroscan(folder, x, plant, width=4, lost=True)


def nihon(folder: Path, x: Array, plant: Plant) -> Path:
    """Write an EEG-1100A file with one block; the fourteenth-bit step of its inputs is 0.0977 microvolts."""
    mark = b"EEG-1100A V01.00"
    stem, count = plant(), len(x)
    inputs = (0, 1, 8, 9)[:count]
    head = bytearray(0x1800)
    head[0:16], head[0x81:0x91] = mark, mark
    head[0x20:0x40] = plant().encode().ljust(32)
    head[0x4F : 0x4F + 16] = plant().encode().ljust(16)
    head[0x91], head[0x17FE] = 1, 1
    struct.pack_into("<I", head, 0x92, 0x400)
    head[0x400 + 17] = 1
    struct.pack_into("<I", head, 0x400 + 18, 0x1800)
    block = bytearray(0x27 + 10 * count)
    struct.pack_into("<H", block, 0x1A, 256 | 0xC000)
    struct.pack_into("<I", block, 0x1C, x.shape[1] * 10 // 256)
    block[0x26] = count
    for i, at in enumerate(inputs):
        block[0x27 + 10 * i] = at
    step = 6399.902 / 65535
    table = np.full((x.shape[1], count + 1), 32768, "<u2")
    table[:, :count] = np.round(x.T / step) + 32768
    path = folder / f"{stem}.EEG"
    path.write_bytes(bytes(head) + bytes(block) + table.tobytes())
    pnt = bytearray(0x800)
    pnt[:16] = mark
    pnt[0x40:0x4E] = b"20210804140752"
    pnt[0x604 : 0x604 + 32] = f"{plant()} {plant()}".encode().ljust(32)
    (folder / f"{stem}.PNT").write_bytes(pnt)
    write(folder / f"{stem}.21E", "[ELECTRODE]", "0000=FP1", "0001=FP2", "0008=O1", "0009=O2", "[END]", plant())
    return path


def persyst(folder: Path, x: Array, plant: Plant) -> Path:
    stem = plant()
    (folder / f"{stem}.dat").write_bytes(whole(x))
    return write(
        folder / f"{stem}.lay", "[FileInfo]", f"File={stem}.dat", "FileType=Interleaved",
        "SamplingRate=256", "HeaderLength=0", f"Calibration={STEP_UV}", f"WaveformCount={len(x)}", "DataType=0",
        "[ChannelMap]", *(f"{n}-Ref={i + 1}" for i, n in enumerate(FOUR[: len(x)])), "[Patient]",
        f"First={plant()}", f"Last={plant()}", "Sex=F", "BirthDate=05/02/1951", "TestDate=08/04/2021",
        "TestTime=14:07:52", f"Physician={plant()}", f"Technician={plant()}", f"Medications={plant()}", "Hand=R",
        "[SampleTimes]", "0=0.0", "[Comments]", f"1.5,0.5,0,100,{plant()}",
    )  # fmt: skip


def nedf(folder: Path, x: Array, plant: Plant) -> Path:
    """Write NEDF 1.4: blocks of three movement values and five samples of 24 bits, big end first, with a trigger."""
    x = x[:, : x.shape[1] // 5 * 5]
    names = "".join(f"<C{i + 1}>{n}</C{i + 1}>" for i, n in enumerate(FOUR[: len(x)]))
    about = f"<EnobioInfo><Name>{plant()}</Name></EnobioInfo><PatientName>{plant()}</PatientName>"
    head = f"<Enobio><NEDFversion>1.4</NEDFversion>{about}<NumberOfChannelsOfAccelerometer>3"
    head += "</NumberOfChannelsOfAccelerometer><EEGSettings><TotalNumberOfChannels>" + str(len(x))
    head += "</TotalNumberOfChannels><EEGSamplingRate>500</EEGSamplingRate><EEGMontage>" + names
    head += f"</EEGMontage><NumberOfRecordsOfEEG>{x.shape[1]}</NumberOfRecordsOfEEG></EEGSettings><StepDetails>"
    head += f"<StepName>{plant()}</StepName><StartDate_firstEEGTimestamp>1628086072547</StartDate_firstEEGTimestamp>"
    head += "</StepDetails></Enobio>"
    counts = np.round(x.T / (2.4 / (6.0 * 8388607) * 1e6)).astype(">i4")
    packed = counts[..., None].view("u1").reshape(*counts.shape, 4)[..., 1:].reshape(len(counts), -1)
    body = np.hstack([packed, np.zeros((len(counts), 4), "u1")]).reshape(len(counts) // 5, -1)
    body = np.hstack([np.zeros((len(body), 6), "u1"), body])
    path = folder / f"{plant()}.nedf"
    path.write_bytes(head.encode().ljust(10240, b"\x00") + body.tobytes())
    return path


def curry(folder: Path, x: Array, plant: Plant) -> Path:
    path = folder / f"{plant()}.cdt"
    path.write_bytes(x.T.astype("<f4").tobytes())
    labels = list(FOUR[: len(x)])
    write(
        folder / f"{path.name}.dpa", f"FileVersion = 804 {plant()}", "DATA_PARAMETERS START",
        f"   NumSamples           =  {x.shape[1]}", f"   NumChannels          =  {len(x)}",
        "   NumTrials            =  1", "   SampleFreqHz         =  256.0", "   TriggerOffsetUsec    =  0",
        "   DataFormat           =  FLOAT", "   DataByteOrder        =  INTEL", "   DataSampOrder        =  SAMP",
        "   SampleTimeUsec       =  3906.25", "   StartYear            =  2021", "   StartMonth           =  8",
        "   StartDay             =  4", "   StartHour            =  14", "   StartMin             =  7",
        "   StartSec             =  52", "   StartMillisec        =  0", f"   AmplifierInfo        = {plant()}",
        f"   PatientName          =  {plant()}", "DATA_PARAMETERS END", "",
        "DEVICE_PARAMETERS START", "   DataUnit             =  uV", f"   NumChanThisGroup     =  {len(x)}",
        "DEVICE_PARAMETERS END", "", "LABELS START", "   ListDescription      =  Labels", "LABELS END", "",
        "LABELS START_LIST", *(f"   {n}" for n in labels), "LABELS END_LIST", "", "SENSORS START",
        "   ListNrRows = 4", "SENSORS END", "", "SENSORS START_LIST",
        *(f"   {10 * i}.0 {20 * i}.0 30.0" for i in range(len(x))), "SENSORS END_LIST", "",
    )  # fmt: skip
    return path


def egi(folder: Path, x: Array, plant: Plant) -> Path:
    """Write a .mff folder with mffpy: the net has 32 places, the given signals turn around on them."""
    from datetime import datetime, timedelta, timezone

    from mffpy.writer import BinWriter, Writer

    many = np.vstack([np.roll(x, 60 * k, axis=1) for k in range(9)])[:33]
    target = folder / f"{plant()}.mff"
    when = datetime(2021, 8, 4, 14, 7, 52, tzinfo=timezone(timedelta(0)))
    signals = BinWriter(sampling_rate=250, data_type="EEG")
    signals.add_block(many.astype("<f4"))
    writer = Writer(str(target))
    writer.addxml("fileInfo", recordTime=when)
    writer.add_coordinates_and_sensor_layout("HydroCel GSN 32 1.0")
    writer.addbin(signals)
    writer.write()
    write(target / "subject.xml", f"<?xml version='1.0'?><patient><name>{plant()}</name></patient>")
    return target / "info.xml"


_WRITE_ANT = """
import os, sys
import numpy as np
from antio.libeep import pyeep
path, source = sys.argv[1:]
x = np.load(source)
info = pyeep.create_channel_info()
for name in ("Fp1", "Fp2", "O1", "O2")[: len(x)]:
    pyeep.add_channel(info, name, "ref", "uV")
handle = pyeep.write_cnt(path, 256, info, 0)
pyeep.add_samples(handle, x.T.ravel().tolist(), len(x))
pyeep.close(handle)
os._exit(0)
"""


def ant(folder: Path, x: Array, plant: Plant) -> Path:
    path = folder / f"{plant()}.cnt"
    np.save(folder / "source.npy", x)
    subprocess.run([sys.executable, "-c", _WRITE_ANT, str(path), str(folder / "source.npy")], check=True)
    (folder / "source.npy").unlink()
    return path


KINDS = (
    Kind("EDF+", 256, FOUR, edf, "EDF", STEP_UV),
    Kind("BDF+", 256, FOUR, bdf, "BDF", STEP_UV),
    Kind("GDF", 256, FOUR, gdf, "GDF", STEP_UV),
    Kind("BrainVision", 256, FOUR, brainvision, "BrainVision", STEP_UV),
    Kind("FIF", 256, FOUR, fif, "FIF"),
    Kind("FIF, packed", 256, FOUR, fif_gz, "FIF"),
    Kind("EEGLAB", 256, FOUR, eeglab, "EEGLAB"),
    Kind("EEGLAB with .fdt", 256, FOUR, eeglab_fdt, "EEGLAB"),
    Kind("EEGLAB of MATLAB 7.3", 256, FOUR, eeglab_hdf5, "EEGLAB", needs=("pymatreader", "h5py")),
    Kind("XDF", 256, FOUR, xdf, "XDF", needs=("pyxdf",)),
    Kind("Neuroscan, 16 bit", 256, FOUR, neuroscan, "Neuroscan", STEP_UV),
    Kind("Neuroscan, 32 bit", 256, FOUR, neuroscan_32, "Neuroscan", STEP_UV),
    Kind("Neuroscan, events elsewhere", 256, FOUR, neuroscan_lost, "Neuroscan", STEP_UV),
    Kind("Nihon Kohden", 256, FOUR, nihon, "Nihon Kohden", 0.1),
    Kind("Persyst", 256, FOUR, persyst, "Persyst", STEP_UV),
    Kind("NEDF", 500, FOUR, nedf, "NEDF", STEP_UV, needs=("defusedxml",)),
    Kind("Curry", 256, FOUR, curry, "Curry", needs=("curryreader", "pandas")),
    Kind("EGI .mff", 250, tuple(f"E{i}" for i in range(1, 33)), egi, "EGI .mff", needs=("mffpy",)),
    Kind("ANT eego", 256, FOUR, ant, "ANT eego", 0.1, needs=("antio",)),
)
